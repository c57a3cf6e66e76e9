/**
 * A bare closed network with the same queue: jobs go round through as many stations as an I/O has events, and nothing
 * else happens. What a machine does here is what it could do at most, so machines are compared by the ratio.
 */
import { EventQueue } from '../../sim';

const jobsPerHost = 32;

export class Tandem {
  private readonly queue = new EventQueue(1024);
  private readonly busyNs: Float64Array;
  private readonly stage: Int32Array;
  private readonly draws: Int32Array;
  nowNs = 0;
  events = 0;
  done = 0;

  constructor(
    hosts: number,
    private readonly stages: number,
  ) {
    const jobs = hosts * jobsPerHost;
    this.busyNs = new Float64Array(hosts * stages);
    this.stage = new Int32Array(jobs);
    this.draws = new Int32Array(jobs);
    for (let job = 0; job < jobs; job++) this.queue.push(this.serviceNs(job), 1, job, 1);
  }

  /** Until so many more rounds are done. */
  run(rounds: number): void {
    const until = this.done + rounds;
    const { queue, stage, busyNs, stages } = this;
    while (this.done < until) {
      const atNs = queue.at[0];
      const job = queue.row[0];
      queue.drop();
      this.nowNs = atNs;
      this.events++;
      let next = stage[job] + 1;
      if (next === stages) {
        next = 0;
        this.done++;
      }
      stage[job] = next;
      const station = ((job / jobsPerHost) | 0) * stages + next;
      const start = busyNs[station] > atNs ? busyNs[station] : atNs;
      const end = start + this.serviceNs(job);
      busyNs[station] = end;
      queue.push(end, 1, job, 1);
    }
  }

  /** 1 to 65,536 ns. */
  private serviceNs(job: number): number {
    let h = Math.imul(job ^ 0x9e3779b9, 0x85ebca6b) ^ this.draws[job]++;
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
    return ((h ^ (h >>> 15)) & 0xffff) + 1;
  }
}
