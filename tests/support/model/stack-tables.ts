/** Tables about what a stack does and a document does not say. */
import { quirks } from '../../../src/sim/multipath';
import { table } from './words';

/** Rows of the sample's habits; those that both settings share say so. */
export const quirksTable = (): string =>
  table(
    ['Habit', 'sample-exact', 'As documented (default)'],
    quirks.map(({ id, sample, documented, same }) => [
      id,
      sample,
      same ? 'The same: nothing says that the shipping product differs.' : documented,
    ]),
  );
