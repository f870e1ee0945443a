import type { Money } from '../../sync/contract/money.ts';
import type { Question } from '../../sync/contract/order-view.ts';
import { formatMoney } from './formats.ts';
import { isolated } from './isolated.ts';
import { tongueOf } from './languages.ts';
import { showTicketCode } from './ticket-code.ts';

export interface Letter {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
}

interface Words {
  readonly subject: string;
  readonly price: string;
  readonly stock: string;
  readonly end: string;
}

/** What staff write to a shopper who has gone, in the shopper's language and not in their own. */
const letters: Readonly<Record<string, Words>> = {
  en: {
    subject: 'A question about your order {code}',
    price:
      'Hello! Since you chose at {store}, the price of your order {code} has changed. It would now cost {price}. Do you still want it?',
    stock:
      'Hello! Since you chose at {store}, not all of your order {code} is in stock any more. Shall we leave it, or look for something else?',
    end: 'Please answer this message, or tell us at the till with your code. Nothing is ordered yet, and you have paid nothing.',
  },
  de: {
    subject: 'Eine Frage zu deiner Bestellung {code}',
    price:
      'Hallo! Seit du bei {store} gewählt hast, hat sich der Preis deiner Bestellung {code} geändert. Sie würde jetzt {price} kosten. Möchtest du sie trotzdem?',
    stock:
      'Hallo! Seit du bei {store} gewählt hast, ist von deiner Bestellung {code} nicht mehr alles da. Sollen wir es lassen oder nach etwas anderem sehen?',
    end: 'Bitte antworte auf diese Nachricht, oder sag es uns an der Kasse mit deinem Code. Noch ist nichts bestellt, und du hast nichts bezahlt.',
  },
  fr: {
    subject: 'Une question sur votre commande {code}',
    price:
      'Bonjour ! Depuis votre choix chez {store}, le prix de votre commande {code} a changé. Elle coûterait maintenant {price}. La voulez-vous toujours ?',
    stock:
      'Bonjour ! Depuis votre choix chez {store}, tout n’est plus en stock pour votre commande {code}. Faut-il la laisser, ou chercher autre chose ?',
    end: 'Répondez à ce message, ou dites-le à la caisse avec votre code. Rien n’est encore commandé et vous n’avez rien payé.',
  },
  es: {
    subject: 'Una pregunta sobre tu pedido {code}',
    price:
      '¡Hola! Desde que elegiste en {store}, el precio de tu pedido {code} ha cambiado. Ahora costaría {price}. ¿Lo quieres igualmente?',
    stock:
      '¡Hola! Desde que elegiste en {store}, ya no queda todo lo de tu pedido {code}. ¿Lo dejamos o buscamos otra cosa?',
    end: 'Responde a este mensaje, o dínoslo en la caja con tu código. Todavía no se ha pedido nada y no has pagado nada.',
  },
  ar: {
    subject: 'سؤال عن طلبك {code}',
    price: 'مرحبًا! منذ أن اخترت في {store} تغيّر سعر طلبك {code}. صار ثمنه الآن {price}. هل ما زلت تريده؟',
    stock: 'مرحبًا! منذ أن اخترت في {store} لم يعد كل ما في طلبك {code} متوفرًا. هل نتركه أم نبحث عن شيء آخر؟',
    end: 'نرجو أن تجيب عن هذه الرسالة، أو أن تخبرنا عند الصندوق برمزك. لم نطلب شيئًا بعد، ولم تدفع شيئًا.',
  },
};

interface Asked {
  readonly language: string;
  readonly ticket: string;
  readonly store: string;
  readonly question: Question;
}

/** In a language that we do not write, English. */
export function letterOf({ language, ticket, store, question }: Asked): Letter {
  const base = language.split('-')[0] ?? language;
  const spoken = letters[base] === undefined ? 'en' : base;
  const { subject, price, stock, end } = letters[spoken] as Words;
  const { locale, direction } = tongueOf(spoken);
  const amount = question.about === 'price' ? formatMoney(locale, question.newTotal satisfies Money) : '';
  const values = isolated(direction)({ code: showTicketCode(ticket), store, price: amount });
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return {
    language: spoken,
    subject: filled(subject),
    text: `${filled(question.about === 'price' ? price : stock)}\n\n${filled(end)}`,
  };
}

/** What a phone that scans it opens: its mail or its messages, with all of that filled in. */
export function letterAddress(
  { subject, text }: Letter,
  { email, phone }: { readonly email?: string | undefined; readonly phone?: string | undefined },
): string | null {
  if (email !== undefined)
    return `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  return phone === undefined ? null : `sms:${phone.replaceAll(/[^+\d]/g, '')}?body=${encodeURIComponent(text)}`;
}
