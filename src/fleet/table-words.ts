import type { TableWords } from '../i18n/lexicon.ts';
import { understood, wordsIn } from '../i18n/understood.ts';

/** Words in files of people whose language we don't speak. */
const FOREIGN: Partial<TableWords> = {
  model: 'modelo, modello, modèle, модель',
  type: 'тип',
  hashrate: 'хешрейт',
  power: 'потребление, мощность, potencia, consumo, puissance',
  count: 'количество, cantidad, quantité, quantita, quantità, qté, nombre, aantal, ilość',
  fee: 'комиссия',
  coin: 'moneda, монета, crypto-monnaie',
  status: 'статус',
  name: 'имя, название, nombre, nom',
  pieces: 'unidades, ud, uds, unité, unités, pezzi, pz, шт',
  sums: 'итого',
};

/** Returns the words that a file may have for something, in whatever language. */
export function tableWords(key: keyof TableWords): readonly string[] {
  return [...understood(({ table }) => table[key]), ...wordsIn(FOREIGN[key] ?? '')];
}
