import { renderMetrics, type Vitals } from './render-metrics.ts';

interface Page {
  readonly path: string;
  readonly handle: () => { readonly status: number; readonly contentType: string; readonly body: string };
}

const TEXT = 'text/plain; charset=utf-8';
const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';

/** `/healthz`: the process runs. `/readyz`: Slack reaches it. `/metrics`: Prometheus text. */
export const buildRoutes = (readVitals: () => Vitals): readonly Page[] => [
  { path: '/healthz', handle: () => ({ status: 200, contentType: TEXT, body: 'ok\n' }) },
  {
    path: '/readyz',
    handle: () => {
      const ready = readVitals().process.slack.connected;
      return { status: ready ? 200 : 503, contentType: TEXT, body: ready ? 'ready\n' : 'not connected to Slack\n' };
    },
  },
  { path: '/metrics', handle: () => ({ status: 200, contentType: PROMETHEUS, body: renderMetrics(readVitals()) }) },
];
