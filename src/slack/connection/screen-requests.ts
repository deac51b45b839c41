import type { IncomingMessage, RequestListener } from 'node:http';
import { type BufferedIncomingMessage, defaultBodyLimit, HTTPModuleFunctions, isRawBodyError } from '@slack/bolt';

const { bufferIncomingMessage, buildNoBodyResponse, parseHTTPRequestBody } = HTTPModuleFunctions;

/** As far as Bolt lets a timestamp lie in the past. Source: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const LONGEST_SKEW_S = 5 * 60;

/** Bolt knows the bare type only. */
const withoutParameters = (contentType: string): string => (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();

/** What is no JSON at all is Bolt's to refuse. */
const isOdd = (request: BufferedIncomingMessage): boolean => {
  try {
    const body: unknown = parseHTTPRequestBody(request);
    return typeof body !== 'object' || body === null || Array.isArray(body);
  } catch {
    return false;
  }
};

/** The status of a request that is not handed on; null for one that is. */
const judge = async (request: IncomingMessage): Promise<number | null> => {
  try {
    const buffered = await bufferIncomingMessage(request, defaultBodyLimit);
    const type = request.headers['content-type'];
    if (type !== undefined) request.headers['content-type'] = withoutParameters(type);
    const sentAt = Number(request.headers['x-slack-request-timestamp']);
    if (sentAt > Date.now() / 1000 + LONGEST_SKEW_S) return 401;
    return isOdd(buffered) ? 400 : null;
  } catch (error) {
    return isRawBodyError(error) ? error.statusCode : 400;
  }
};

/**
 * Turns away what Bolt would trip over, in a promise that nobody awaits: a body that is no object. So too what is dated
 * in the future, which Bolt would take for as long as that lasts. The signature is Bolt's to check, of all the rest.
 */
export const screenRequests =
  (path: string, listener: RequestListener): RequestListener =>
  (request, response) => {
    const [asked] = (request.url ?? '').split('?', 1);
    if (request.method !== 'POST' || asked !== path) return listener(request, response);
    void judge(request).then((status) => {
      if (status === null) listener(request, response);
      else buildNoBodyResponse(response, status);
    });
  };
