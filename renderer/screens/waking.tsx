import { useWords, WordsProvider } from '../words/use-words.tsx';
import './waking.css';

/** Before the settings are known there is no language to ask for but the system's. */
export function WakingScreen() {
  return (
    <WordsProvider language={navigator.language}>
      <Waking />
    </WordsProvider>
  );
}

function Waking() {
  const words = useWords();
  return (
    <main className="waking" dir={words.tongue.direction}>
      <h1>{words.say('fill.waking')}</h1>
      <p>{words.say('fill.waking.detail')}</p>
    </main>
  );
}
