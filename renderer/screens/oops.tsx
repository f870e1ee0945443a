import { useKiosk } from '../app/kiosk.tsx';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { Screen } from '../design/screen.tsx';
import { useWords } from '../words/use-words.tsx';
import './oops.css';

export function OopsScreen({ onAgain }: { onAgain(): void }) {
  const { journey } = useKiosk();
  const words = useWords();
  const dock = (
    <>
      <Button kind="outline" onPress={onAgain}>
        {words.say('common.again')}
      </Button>
      <Button kind="primary" onPress={() => journey.startAt(routes.home())}>
        {words.say('common.home')}
      </Button>
    </>
  );
  return (
    <Screen name="oops" label={words.say('oops.title')} dock={dock}>
      <h1>{words.say('oops.title')}</h1>
      <p>{words.say('oops.detail')}</p>
    </Screen>
  );
}
