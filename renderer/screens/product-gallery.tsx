import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../words/use-words.tsx';

const mostViews = 3;

/** One picture large, the others beside it; touching one swaps the two. */
export function Gallery({ pictures, title }: { readonly pictures: readonly string[]; readonly title: string }) {
  const words = useWords();
  const [picked, pick] = useState<string | null>(null);
  const large = picked !== null && pictures.includes(picked) ? picked : pictures[0];
  const others = pictures.filter((picture) => picture !== large).slice(0, mostViews);
  return (
    <div className="gallery">
      <div className={others.length === 0 ? 'gallery-large gallery-alone' : 'gallery-large'}>
        {large === undefined ? null : <img key={large} src={large} alt={title} draggable={false} />}
      </div>
      {others.length === 0 ? null : (
        <div className="gallery-views">
          {others.map((picture) => (
            <Button
              key={picture}
              className="gallery-view"
              aria-label={words.say('product.picture', {
                number: pictures.indexOf(picture) + 1,
                total: pictures.length,
              })}
              onPress={() => pick(picture)}
            >
              <img src={picture} alt="" decoding="async" draggable={false} />
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
