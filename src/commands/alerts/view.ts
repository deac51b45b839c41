import type { CommandPorts } from '../../ports.ts';
import type { Asking, View } from '../command.ts';
import type { AlertReport } from './alerts-report.ts';
import { viewChange, viewClosed } from './view-change.ts';
import { viewIncidents } from './view-incidents.ts';
import { viewRules } from './view-rules.ts';
import { viewTest } from './view-test.ts';

export const viewAlerts = (report: AlertReport, asking: Asking, ports: CommandPorts): View => {
  switch (report.kind) {
    case 'open':
    case 'history':
      return viewIncidents(report, asking, ports);
    case 'rules':
      return viewRules(report, ports);
    case 'changed':
      return viewChange(report, ports);
    case 'closed':
      return viewClosed(report);
    case 'test':
      return viewTest(report, ports);
  }
};
