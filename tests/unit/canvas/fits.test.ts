// Why a cable may not end in a port, in the few words that there is room for beside it.
import { describe, expect, it } from 'vitest';
import { parseDrawing } from '../../../src/sim/catalog';
import type { PortSpot } from '../../../src/views/canvas/geometry/shapes';
import { fitOf } from '../../../src/views/canvas/tools/fits';

const { value: topology } = parseDrawing(`host web1 windows 2008R2 qle2560 intel-i350-t2 lsi-sas9200-8e "WIN-01"
switch fabA brocade-300
switch lanA generic-gbe-24
array a1 qsan-p300q symmetric
array a2 qsan-s300q symmetric`);
const spot = (id: string): PortSpot => ({
  id,
  device: id.split('.')[0],
  x: 0,
  y: 0,
  side: 1,
  role: 'initiator',
  label: '',
  cable: null,
  controller: null,
});
const fit = (a: string, b: string) => fitOf(topology, spot(a), spot(b));

describe('a cable', () => {
  it.each([
    ['web1.hba0.0', 'fabA.0'],
    ['web1.hba1.0', 'lanA.0'],
    ['web1.hba1.1', 'a1.ctr1.0'],
    ['web1.hba2.0', 'a2.ctr2.1'],
  ])('from %s to %s fits', (a, b) => expect(fit(a, b)).toEqual({ fits: true, reason: '' }));
  it.each([
    ['web1.hba0.0', 'lanA.0', 'An FC port does not fit an Ethernet port'],
    ['web1.hba1.0', 'fabA.0', 'An Ethernet port does not fit an FC port'],
    ['web1.hba2.0', 'a1.ctr1.0', 'A SAS port does not fit an Ethernet port'],
  ])('from %s to %s does not', (a, b, reason) => expect(fit(a, b)).toEqual({ fits: false, reason }));
});
