import { useMemo } from 'react';
import { createIntl } from 'react-intl';
import { isolated, type Values } from './isolated.ts';
import { useWords } from './use-words.tsx';

type Say<Id extends string> = (id: Id, values?: Values) => string;

/** The words of a page that no shopper sees, read with that page, in the language the kiosk is in at the moment. */
export function usePageWords<Id extends string>(
  languages: Readonly<Record<string, Readonly<Record<Id, string>>>>,
  otherwise: Readonly<Record<Id, string>>,
): Say<Id> {
  const { language, tongue } = useWords();
  return useMemo(() => {
    const messages = languages[language.split('-')[0] ?? language] ?? otherwise;
    const intl = createIntl({ locale: tongue.locale, messages });
    const isolate = isolated(tongue.direction);
    return (id, values) => intl.formatMessage({ id }, isolate(values));
  }, [languages, otherwise, language, tongue]);
}
