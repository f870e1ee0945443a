import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The project's own files as they are now, committed or not, with its dependencies linked: bugs are planted here and nowhere else. */
export function copyProject(root: string, folder: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const file of listed.toString('utf8').split('\0')) {
    // A file that is deleted and not yet committed as such is still listed.
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
  }
  linkDependencies(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** One by one, so that what the test runner keeps beside them is kept in the copy. */
function linkDependencies(from: string, to: string): void {
  mkdirSync(to);
  const packages = readdirSync(from).filter((name) => name === '.bin' || !name.startsWith('.'));
  for (const name of packages) symlinkSync(join(from, name), join(to, name));
}
