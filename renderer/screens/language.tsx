import { Check } from 'lucide-react';
import { useKiosk } from '../app/kiosk.tsx';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { Screen } from '../design/screen.tsx';
import { tongueOf } from '../words/languages.ts';
import { useWords } from '../words/use-words.tsx';
import { Press } from '../design/press.tsx';
import './language.css';

/** Every language in its own words; choosing one leads back to where one was. */
export function LanguageScreen() {
  const { journey, memory, settings } = useKiosk();
  const words = useWords();
  const dock = (
    <Button kind="primary" onPress={journey.back}>
      {words.say('common.done')}
    </Button>
  );
  return (
    <Screen name="language" label={words.say('language.title')} dock={dock}>
      <h1>{words.say('language.title')}</h1>
      <div className="tongues">
        {settings.languages.map((language) => {
          const { name, direction } = tongueOf(language);
          const chosen = language === words.language;
          return (
            <Press
              key={language}
              className="tongue"
              aria-pressed={chosen}
              onPress={() => {
                memory.language.set(language);
                journey.back();
              }}
            >
              <span lang={language} dir={direction}>
                {name}
              </span>
              {chosen ? <Icon of={Check} /> : null}
            </Press>
          );
        })}
      </div>
    </Screen>
  );
}
