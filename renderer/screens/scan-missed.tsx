import { useKiosk } from '../app/kiosk.tsx';
import type { Scan } from '../app/memory.ts';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../words/use-words.tsx';

const ids = { 'unknown-code': 'scan.unknown', 'not-a-barcode': 'scan.notACode', 'no-answer': 'scan.busy' } as const;

/** What the reader read, that it led nowhere, and what to do next. */
export function ScanMissed({ scan: { code, why } }: { readonly scan: Extract<Scan, { state: 'missed' }> }) {
  const { journey, memory } = useKiosk();
  const words = useWords();
  const id = ids[why];
  const leave = (path: string) => {
    memory.scan.set({ state: 'closed' });
    journey.go(path);
  };
  return (
    <div className="scan-missed">
      <div role="alert">
        <bdi className="scan-code figures" data-testid="missed-code">
          {code}
        </bdi>
        <b>{words.say(id)}</b>
        <p>{words.say(`${id}.detail`)}</p>
      </div>
      <div className="scan-next">
        <Button shape="small" onPress={() => leave(routes.search())}>
          {words.say('scan.byName')}
        </Button>
        <Button shape="small" onPress={() => leave(routes.help())}>
          {words.say('search.ask')}
        </Button>
      </div>
    </div>
  );
}
