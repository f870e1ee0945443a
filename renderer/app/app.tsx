import { type ReactNode, useEffect, useLayoutEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Route, Router, Switch } from 'wouter';
import { HomeScreen } from '../screens/home.tsx';
import { OopsScreen } from '../screens/oops.tsx';
import { useWords, WordsProvider } from '../words/use-words.tsx';
import { afterFirstPaint, firstPaint } from './first-paint.ts';
import { journeyLocation } from './journey.ts';
import { type Kiosk, KioskProvider, useKiosk, useStopId } from './kiosk.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { useLive } from './use-live.ts';
import { patterns } from './routes.ts';
import { Scanner } from './scanner.tsx';
import { StaffDoor } from './staff-door.tsx';
import { Boundary } from './boundary.tsx';
import { VisitWatch } from './visit-watch.tsx';

const attract = lazyScreen(async () => (await import('../screens/attract.tsx')).AttractScreen);
const languages = lazyScreen(async () => (await import('../screens/language.tsx')).LanguageScreen);
const search = lazyScreen(async () => (await import('../screens/search.tsx')).SearchScreen);
const product = lazyScreen(async () => (await import('../screens/product.tsx')).ProductScreen);
const cart = lazyScreen(async () => (await import('../screens/cart.tsx')).CartScreen);
const checkout = lazyScreen(async () => (await import('../screens/checkout.tsx')).CheckoutScreen);
const ticket = lazyScreen(async () => (await import('../screens/ticket.tsx')).TicketScreen);
const wish = lazyScreen(async () => (await import('../screens/back-in-stock.tsx')).BackInStockScreen);
const find = lazyScreen(async () => (await import('../screens/find-order.tsx')).FindOrderScreen);
const help = lazyScreen(async () => (await import('../screens/help.tsx')).HelpScreen);
const diagnostics = lazyScreen(async () => (await import('../screens/diagnostics.tsx')).DiagnosticsScreen);
const desk = lazyScreen(async () => (await import('../screens/desk/desk.tsx')).DeskScreen);
const overlays = lazyScreen(async () => (await import('../screens/overlays.tsx')).Overlays);

/** A touch goes before what is only loaded ahead of time. */
const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: longestIdleWaitMs }));
const longestIdleWaitMs = 1_000;

/** The order in which a visit needs them; what only IT opens is read when it is opened. */
const laterScreens = [product, overlays, search, cart, checkout, ticket, attract, languages, help, wish, find];

export function App({ kiosk }: { readonly kiosk: Kiosk }) {
  const painted = useLive(firstPaint);
  useEffect(() => {
    void afterFirstPaint().then(async () => {
      // One that fails is asked for again when it is shown.
      for (const screen of laterScreens) {
        await screen.load().catch(() => {});
        await idle();
      }
    });
  }, []);
  return (
    <KioskProvider kiosk={kiosk}>
      <WordsProvider language={useLive(kiosk.memory.language)}>
        <Surroundings>
          <Router hook={useMemo(() => journeyLocation(kiosk.journey), [kiosk])}>
            <Screens />
            {painted ? (
              <Boundary instead={() => null}>
                <overlays.Screen />
              </Boundary>
            ) : null}
          </Router>
          <VisitWatch />
          <Scanner />
          <StaffDoor />
        </Surroundings>
      </WordsProvider>
    </KioskProvider>
  );
}

/** What lies around every screen: the language and its direction, and the text size. */
function Surroundings({ children }: { readonly children: ReactNode }) {
  const { memory } = useKiosk();
  const { language, tongue } = useWords();
  const textSize = useLive(memory.textSize);
  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.lang = language;
    documentElement.dir = tongue.direction;
    documentElement.style.setProperty('--text-size', String(textSize));
  }, [language, tongue, textSize]);
  return <I18nProvider locale={tongue.locale}>{children}</I18nProvider>;
}

function Screens() {
  const stop = useStopId();
  return (
    <Boundary key={stop} instead={(again) => <OopsScreen onAgain={again} />}>
      <Switch>
        <Route path={patterns.home} component={HomeScreen} />
        <Route path={patterns.attract} component={attract.Screen} />
        <Route path={patterns.language} component={languages.Screen} />
        <Route path={patterns.search} component={search.Screen} />
        <Route path={patterns.product} component={product.Screen} />
        <Route path={patterns.cart} component={cart.Screen} />
        <Route path={patterns.checkout} component={checkout.Screen} />
        <Route path={patterns.ticket} component={ticket.Screen} />
        <Route path={patterns.wish} component={wish.Screen} />
        <Route path={patterns.find} component={find.Screen} />
        <Route path={patterns.help} component={help.Screen} />
        <Route path={patterns.diagnostics} component={diagnostics.Screen} />
        <Route path={`${patterns.desk}/*?`} component={desk.Screen} />
      </Switch>
    </Boundary>
  );
}
