import { Hand } from 'lucide-react';
import { useEffect } from 'react';
import { cardsPainted } from '../app/first-paint.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useFront } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { Icon } from '../design/icon.tsx';
import { tongueOf } from '../words/languages.ts';
import { useWords } from '../words/use-words.tsx';
import { Press } from '../design/press.tsx';
import '../design/chip.css';
import './attract.css';

const columns = 3;
/** Enough to fill a column's height before it repeats. */
const picturesPerColumn = 4;

/** What the kiosk shows to whoever walks past. Touching anywhere begins; touching a language begins in it. */
export function AttractScreen() {
  const { journey, memory, settings } = useKiosk();
  const words = useWords();
  const { data: front } = useFront();
  const pictures = (front?.cards ?? []).flatMap(({ picture }) => (picture === null ? [] : [picture]));
  const begin = (language: string) => {
    memory.language.set(language);
    journey.startAt(routes.home());
  };
  useEffect(cardsPainted, []);
  return (
    <main className="attract" data-screen="attract">
      {/* For whoever touches the pictures; the keyboard and the screen reader have the button below. */}
      <div className="attract-begin" onPointerUp={() => begin(words.language)}>
        <Wall pictures={pictures} />
      </div>
      <div className="attract-words">
        <div className="attract-name">{settings.store.name}</div>
        <h1>{words.say('attract.headline')}</h1>
        <Press className="attract-touch" onPress={() => begin(words.language)}>
          <Icon of={Hand} />
          {words.say('attract.begin')}
        </Press>
        {settings.languages.length < 2 ? null : (
          <div className="attract-tongues" role="group" aria-label={words.say('attract.language')}>
            {settings.languages.map((language) => (
              <Press key={language} className="chip" onPress={() => begin(language)}>
                <span lang={language}>{tongueOf(language).name}</span>
              </Press>
            ))}
          </div>
        )}
      </div>
    </main>
  );
}

/** Columns of pictures, each twice over, so that the slow drift can begin again without a seam. */
function Wall({ pictures }: { readonly pictures: readonly string[] }) {
  if (pictures.length === 0) return null;
  return (
    <div className="attract-wall" aria-hidden>
      {Array.from({ length: columns }, (_column, column) => {
        const own = Array.from(
          { length: picturesPerColumn },
          (_row, row) => pictures[(row * columns + column) % pictures.length] ?? '',
        );
        return (
          <div key={column} className="attract-column">
            {[...own, ...own].map((picture, at) => (
              // The same picture stands here twice on purpose, so its place is its name.
              <img key={at} src={picture} alt="" decoding="async" draggable={false} />
            ))}
          </div>
        );
      })}
    </div>
  );
}
