import type { Band } from '../../sync/freshness/stock-view.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import type { TextSize } from '../app/memory.ts';
import { useNow } from '../app/now.ts';
import { useThisStore } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { BandMark } from '../design/band-mark.tsx';
import { Button } from '../design/button.tsx';
import { Option } from '../design/option.tsx';
import { Screen } from '../design/screen.tsx';
import type { MessageId } from '../words/en.ts';
import { bandTitles } from '../words/badge.ts';
import { useWords } from '../words/use-words.tsx';
import { openingText } from './stock-place.tsx';
import '../design/badge.css';
import './help.css';

const bands = Object.keys(bandTitles) as readonly Band[];

/** Where people are, how to read this screen, and what its words mean. */
export function HelpScreen() {
  const { journey } = useKiosk();
  const words = useWords();
  const dock = (
    <Button kind="primary" onPress={journey.back}>
      {words.say('common.back')}
    </Button>
  );
  return (
    <Screen name="help" label={words.say('help.title')} dock={dock}>
      <h1>{words.say('help.title')}</h1>
      <HelpDesk />
      <TextSizes />
      <section className="help-part help-words">
        <h2>{words.say('help.figures')}</h2>
        <div className="help-figures">
          {bands.map((band) => (
            <div key={band} className={`help-figure band-${band}`}>
              <BandMark band={band} />
              <b>{words.say(bandTitles[band])}</b>
              <span>{words.say(`help.figures.${band}`)}</span>
            </div>
          ))}
        </div>
      </section>
      <section className="help-part">
        <h2>{words.say('help.orders')}</h2>
        <p>{words.say('help.ordersDetail')}</p>
      </section>
      <section className="help-part">
        <h2>{words.say('help.find')}</h2>
        <p>{words.say('help.findDetail')}</p>
        <Button kind="outline" onPress={() => journey.go(routes.find())}>
          {words.say('find.title')}
        </Button>
      </section>
    </Screen>
  );
}

/** Honest about what it does: it shows where we are. It rings nobody. */
function HelpDesk() {
  const { settings } = useKiosk();
  const words = useWords();
  const now = useNow();
  const place = useThisStore();
  return (
    <section className="help-desk">
      <h2>{words.say('help.call')}</h2>
      <p>{words.say('help.callDetail', { store: place?.name ?? settings.store.name })}</p>
      {place?.phone ? <p className="help-phone">{words.tell('help.phone', { phone: place.phone })}</p> : null}
      {place ? (
        <p>
          <bdi>
            {place.address.street}, {place.address.postcode} {place.address.city}
          </bdi>{' '}
          · {openingText(words, place, now)}
        </p>
      ) : null}
    </section>
  );
}

const sizes: readonly { readonly size: TextSize; readonly id: MessageId }[] = [
  { size: 1, id: 'help.text.normal' },
  { size: 1.15, id: 'help.text.large' },
  { size: 1.3, id: 'help.text.largest' },
];

function TextSizes() {
  const { memory } = useKiosk();
  const words = useWords();
  const current = useLive(memory.textSize);
  return (
    <section className="help-part">
      <h2>{words.say('help.text')}</h2>
      <div className="help-sizes">
        {sizes.map(({ size, id }) => (
          <Option key={size} name={words.say(id)} chosen={size === current} onPress={() => memory.textSize.set(size)}>
            <b aria-hidden>A</b>
          </Option>
        ))}
      </div>
    </section>
  );
}
