import { type ComponentType, useEffect, useState } from 'react';

export interface LazyScreen {
  readonly Screen: ComponentType;
  /** After the first paint, so that the first tap finds it loaded. */
  load(): Promise<void>;
}

type Loading = { readonly state: 'loading' } | { readonly state: 'failed' };

/**
 * A screen in a file of its own. Once loaded it is drawn at once, where React.lazy would show its fallback for a frame; and a file that
 * could not be read is asked for again when its screen is shown again, where React.lazy would remember the failure.
 */
export function lazyScreen(read: () => Promise<ComponentType>): LazyScreen {
  let loaded: ComponentType | null = null;
  const load = async () => {
    loaded ??= await read();
  };
  function Screen() {
    const [loading, setLoading] = useState<Loading>({ state: 'loading' });
    const Now = loaded;
    useEffect(() => {
      if (Now !== null) return;
      load().then(
        () => setLoading({ state: 'loading' }),
        () => setLoading({ state: 'failed' }),
      );
    }, [Now]);
    if (Now !== null) return <Now />;
    if (loading.state === 'failed') throw new Error('A screen could not be loaded');
    return null;
  }
  return { Screen, load };
}
