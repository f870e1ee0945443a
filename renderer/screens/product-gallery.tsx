import { useState } from 'react';
import { useWords } from '../words/use-words.tsx';
import { Press } from '../design/press.tsx';

const mostViews = 3;

interface Parts {
  readonly pictures: readonly string[];
  readonly title: string;
  /** More views may come: their place is kept, so that the large one does not jump. */
  readonly awaitsMore: boolean;
}

/** One picture large, the others beside it; touching one swaps the two. */
export function Gallery({ pictures, title, awaitsMore }: Parts) {
  const words = useWords();
  const [picked, pick] = useState<string | null>(null);
  const large = picked !== null && pictures.includes(picked) ? picked : pictures[0];
  const others = pictures.filter((picture) => picture !== large).slice(0, mostViews);
  const alone = others.length === 0 && !awaitsMore;
  return (
    <div className="gallery">
      <div className={alone ? 'gallery-large gallery-alone' : 'gallery-large'}>
        {large === undefined ? null : <img key={large} src={large} alt={title} draggable={false} />}
      </div>
      {alone ? null : (
        <div className="gallery-views">
          {others.map((picture) => (
            <Press
              key={picture}
              className="gallery-view"
              aria-label={words.say('product.picture', {
                number: pictures.indexOf(picture) + 1,
                total: pictures.length,
              })}
              onPress={() => pick(picture)}
            >
              <img src={picture} alt="" decoding="async" draggable={false} />
            </Press>
          ))}
        </div>
      )}
    </div>
  );
}
