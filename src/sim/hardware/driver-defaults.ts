/**
 * What a driver does when nobody set anything, by the driver an adapter comes with: what the settings of an adapter
 * begin with. Times are in ns; the keys that `initiator/settings` has too mean the same there.
 */
import { second } from '../kernel';
import { findAdapter } from './find';
import { general, inferred, known, placeholder } from './models';
import type { DriverId, Fact } from './models';

export type DriverKey = (typeof driverParameters)[number]['key'];
export type DriverDefaults = Readonly<Partial<Record<DriverKey, Fact<number>>>>;

/** Each parameter that some driver has, with its unit and what it does. */
export const driverParameters = [
  { key: 'hbaQueueDepth', unit: 'count', label: 'Queue depth per LUN' },
  { key: 'targetQueueDepth', unit: 'count', label: 'Queue depth per target port' },
  { key: 'adapterQueueDepth', unit: 'count', label: 'Queue depth of the adapter' },
  { key: 'executionThrottle', unit: 'count', label: 'Execution throttle of a port' },
  { key: 'queueFullRampNs', unit: 'time', label: 'Queue full until the depth rises again' },
  { key: 'loginTimeoutNs', unit: 'time', label: 'Login timeout' },
  { key: 'loginRetries', unit: 'count', label: 'Login retries' },
  { key: 'loginRetryDelayNs', unit: 'time', label: 'Pause between login retries' },
  { key: 'linkDownHoldNs', unit: 'time', label: 'Link-down hold' },
  { key: 'portDownHoldNs', unit: 'time', label: 'Port-down hold' },
  { key: 'tcpConnectNs', unit: 'time', label: 'TCP connect' },
  { key: 'reconnectDelayNs', unit: 'time', label: 'Pause between reconnects' },
  { key: 'requestHoldNs', unit: 'time', label: 'Hold of requests without MPIO' },
  { key: 'nopOut', unit: 'switch', label: 'Periodic NOP-Out' },
  { key: 'transferBytes', unit: 'bytes', label: 'Longest transfer and burst' },
  { key: 'firstBurstBytes', unit: 'bytes', label: 'First burst without R2T' },
  { key: 'linkResetNs', unit: 'time', label: 'Link reset' },
  { key: 'deviceMissingDelayNs', unit: 'time', label: 'Device missing delay' },
] as const;

const qla = 'qla2xxx driver source';
const nvram = 'qla2xxx driver source, values for a blank NVRAM';
const lpfc = 'lpfc driver source (lpfc_attr.c)';
const dell = 'registry values of the Microsoft iSCSI initiator, as commented by Dell';

const defaults: Readonly<Record<DriverId, DriverDefaults>> = {
  qla23xx: {
    hbaQueueDepth: known(32, `${qla}: ql2xmaxqdepth`),
    executionThrottle: known(16, nvram),
    queueFullRampNs: known(120 * second, `${qla}: ql2xqfullrampup`),
    loginTimeoutNs: known(4 * second, nvram),
    loginRetries: known(8, nvram),
    loginRetryDelayNs: known(second, nvram),
    linkDownHoldNs: known(60 * second, `${nvram}: link_down_timeout, ISP21xx to 23xx`),
    portDownHoldNs: inferred(
      8 * second,
      `${nvram}: port_down_retry_count 8, ISP21xx to 23xx, tried about once a second`,
    ),
  },
  qla24xx: {
    hbaQueueDepth: known(32, `${qla}: ql2xmaxqdepth; 64 in recent releases`),
    executionThrottle: general(65_535, 'no throttle; tools of vendors write 32 or 65,535'),
    queueFullRampNs: known(120 * second, `${qla}: ql2xqfullrampup`),
    loginTimeoutNs: known(20 * second, `${qla}: ql2xlogintimeout; 4 s in a blank NVRAM`),
    linkDownHoldNs: known(30 * second, `${qla}: link_down_timeout, ISP24xx and later`),
    portDownHoldNs: known(30 * second, `${qla}: port_down_retry_count, ISP24xx and later`),
  },
  lpfc: {
    hbaQueueDepth: known(30, `${lpfc}: lpfc_lun_queue_depth, 1 to 512; 64 in later releases`),
    targetQueueDepth: known(65_535, `${lpfc}: lpfc_tgt_queue_depth, which means none`),
    adapterQueueDepth: known(8_192, `${lpfc}: lpfc_hba_queue_depth, cut to the exchanges of the adapter`),
    linkDownHoldNs: inferred(30 * second, `${lpfc}: lpfc_devloss_tmo counts for a lost link too`),
    portDownHoldNs: known(30 * second, `${lpfc}: lpfc_devloss_tmo; 20 s in the oldest releases`),
  },
  qla4xxx: {
    hbaQueueDepth: general(32, 'Linux qla4xxx driver: ql4xmaxqdepth'),
    linkDownHoldNs: general(120 * second, 'Linux qla4xxx driver: session recovery timeout'),
  },
  msiscsi: {
    hbaQueueDepth: known(255, `${dell}: MaxPendingRequests`),
    linkDownHoldNs: known(15 * second, `${dell}: LinkDownTime, with MPIO`),
    tcpConnectNs: known(15 * second, `${dell}: TCPConnectTime`),
    reconnectDelayNs: known(5 * second, `${dell}: DelayBetweenReconnect`),
    requestHoldNs: known(60 * second, `${dell}: MaxRequestHoldTime, ignored when MPIO manages the LUN`),
    nopOut: known(0, `${dell}: EnableNOPOut`),
    transferBytes: known(262_144, `${dell}: MaxTransferLength, MaxBurstLength`),
    firstBurstBytes: known(65_536, `${dell}: FirstBurstLength`),
  },
  mptsas: {
    hbaQueueDepth: general(254, 'mpt2sas and mpt3sas, a device'),
    adapterQueueDepth: general(9_000, 'mpt2sas and mpt3sas, about'),
    linkResetNs: general(second / 5, 'about 200 ms'),
    deviceMissingDelayNs: placeholder(2 * second, 'assumption: a setting of the adapter, 0 to 30 s by vendor'),
  },
};

/** Empty for an adapter that the catalogue does not have. */
export function driverDefaults(adapterId: string): DriverDefaults {
  const model = findAdapter(adapterId);
  return model ? defaults[model.driver] : {};
}
