/** Switches, as the user meets them: ports, speeds, latency, and how frames that find no room are kept out. */
import { general, inferred, known, placeholder } from './models';
import type { Credits, Fact, SwitchModel } from './models';
import { isPlayable } from './playable';

const cut = general(['cut-through'] as const, 'Fibre Channel switches pass a frame on once its header is read');
const reserved = 'Brocade Fabric OS guides: 8 for each user port, kept also while it is dark';
const unnamed = general(0, 'no figure found');
const brocade = (isl: Fact<number> = unnamed): Credits => ({ port: known(8, reserved), isl });

interface FcFacts {
  readonly ports: Fact<number>;
  readonly speedsGbps: Fact<readonly number[]>;
  readonly latencyNs: Fact<number>;
  readonly credits: Credits;
}
function fc(id: string, vendor: string, name: string, facts: FcFacts): SwitchModel {
  const { v } = facts.speedsGbps;
  return {
    id,
    vendor,
    name,
    summary: `${v[v.length - 1]} Gb FC, ${facts.ports.v} ports`,
    protocol: 'fc',
    playable: isPlayable('fc'),
    connector: 'lc',
    forwarding: cut,
    bufferBytes: null,
    ...facts,
  };
}

const ours = 'placeholder: no product, middle values of its class';

export const switches: readonly SwitchModel[] = [
  fc('brocade-300', 'Brocade', '300', {
    ports: general(24, 'sold with 8, 16 or 24 ports licensed'),
    speedsGbps: general([2, 4, 8], '8 Gb SFPs run at 2, 4 and 8'),
    latencyNs: general(700, '0.7 us, port to port on one chip'),
    credits: brocade(inferred(490, 'Brocade 300 guide: 486 km at 2 Gb on one port, about a credit a kilometre')),
  }),
  fc('brocade-6505', 'Brocade', '6505', {
    ports: known(24, 'HP SAN design reference guide, table of its twin SN3000B (12 to 24 ports)'),
    speedsGbps: inferred([4, 8, 16], '16 Gb is known from the twin SN3000B; SFPs run two generations down'),
    latencyNs: general(700, '0.7 us'),
    credits: brocade(),
  }),
  fc('brocade-g620', 'Brocade', 'G620', {
    ports: general(48, '24 to 64; 48 SFP ports'),
    speedsGbps: general([8, 16, 32]),
    latencyNs: general(900, '0.9 us'),
    credits: brocade(),
  }),
  fc('cisco-mds-9148s', 'Cisco', 'MDS 9148S', {
    ports: general(48),
    speedsGbps: general([2, 4, 8, 16]),
    latencyNs: general(2_000, '2 us'),
    credits: {
      port: placeholder(32, 'placeholder: the transmit credits of the sample of an E port'),
      isl: known(
        64,
        'Cisco MDS note on buffer credits: sample of an E port, 64 to receive, 32 to transmit, an eighth for control',
      ),
    },
  }),
  fc('qlogic-sanbox-5602', 'QLogic', 'SANbox 5602', {
    ports: general(16, '16 ports; its four 10 Gb stacking ports are left out'),
    speedsGbps: known([1, 2, 4], 'QLogic 59096-04, SANbox 5000 class'),
    latencyNs: known(300, 'QLogic 59096-04: below 0.3 us at 4 Gb'),
    credits: { port: general(16), isl: general(16) },
  }),
  fc('hpe-5940-fc', 'HPE', '5940 in FC mode', {
    ports: placeholder(48, 'placeholder: 48 SFP ports of which any may run FC'),
    speedsGbps: placeholder([4, 8, 16], 'placeholder: the command reference names no speeds'),
    latencyNs: placeholder(1_000, 'placeholder: order of a converged switch'),
    credits: {
      port: known(15, 'HPE 5940 FC command reference: BB_Credit 15, also the most'),
      isl: known(15, 'HPE 5940 FC command reference: BB_Credit 15, also the most'),
    },
  }),
  {
    id: 'generic-gbe-24',
    vendor: 'Generic',
    name: 'GbE switch',
    summary: '1 Gb Ethernet, 24 ports',
    protocol: 'iscsi',
    playable: isPlayable('iscsi'),
    ports: placeholder(24, ours),
    speedsGbps: placeholder([1], ours),
    connector: 'rj45',
    latencyNs: placeholder(3_000, 'placeholder: 3 us after the whole frame came in'),
    forwarding: placeholder(['store-and-forward'], ours),
    credits: null,
    bufferBytes: placeholder(524_288, 'placeholder: 512 KiB that all ports share'),
  },
  {
    id: 'generic-tor-48',
    vendor: 'Generic',
    name: '10/25 GbE switch',
    summary: '25 Gb Ethernet, 48 ports, top of rack',
    protocol: 'iscsi',
    playable: isPlayable('iscsi'),
    ports: placeholder(48, ours),
    speedsGbps: placeholder([10, 25], ours),
    connector: 'sfp',
    latencyNs: placeholder(600, 'placeholder: 0.6 us cut through; stored first, 1 us after the whole frame came in'),
    forwarding: placeholder(['cut-through', 'store-and-forward'], ours),
    credits: null,
    bufferBytes: placeholder(16 * 1_048_576, 'placeholder: 12 to 16 MiB that all ports share'),
  },
  {
    id: 'lsi-sas6160',
    vendor: 'LSI',
    name: 'SAS6160',
    summary: '6 Gb SAS, 16 ports of 4 lanes',
    protocol: 'sas',
    playable: isPlayable('sas'),
    ports: general(16, '16 wide ports'),
    speedsGbps: inferred([3, 6], 'LSI SAS6160 user guide: 600 MB/s a lane and direction; 3 Gb as every 6 Gb expander'),
    connector: 'sas',
    latencyNs: placeholder(200, 'placeholder: 0.2 us an expander'),
    forwarding: general(['cut-through'], 'a connection is opened first; then the words pass through'),
    credits: null,
    bufferBytes: null,
  },
];
