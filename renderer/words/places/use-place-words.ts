import { usePageWords } from '../page-words.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type PlaceMessages } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

const languages: Readonly<Record<string, PlaceMessages>> = { en, de, fr, es, ar };

export const usePlaceWords = () => usePageWords(languages, en);
