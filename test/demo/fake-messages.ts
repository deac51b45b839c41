const DAYS = [
  '8 Nov',
  '9 Nov',
  '10 Nov',
  '11 Nov',
  '12 Nov',
  '13 Nov',
  '14 Nov',
  '15 Nov',
  '16 Nov',
  '17 Nov',
  '18 Nov',
  '19 Nov',
  '20 Nov',
  '21 Nov',
];
const THIS = [212.4, 98.1, 312.9, 342.2, 330.7, 351.4, 306.3, 121.8, 101.2, 364.1, 402.5, 688.9, 371.2, 349.6];
const BEFORE = [180.2, 92.4, 270.1, 281.9, 301.3, 295.5, 262.8, 110.9, 88.7, 301.4, 322.9, 310.3, 305.1, 280.6];

const series = (name: string, values: readonly number[]) => ({
  name,
  data: values.map((value, index) => ({ label: DAYS[index], value })),
});

const cell = (text: string) => ({ type: 'raw_text', text });
const ROWS = [
  ['Workspace', 'Spend', 'Change', 'Share'],
  ['Production', '$2,841.07', '+$412.50 (+17%)', '58%'],
  ['Research & evaluation', '$1,203.44', '-$88.10 (-7%)', '25%'],
  ['Internal tools', '$512.90', '+$502.11 (new)', '11%'],
  ['Default workspace', '$201.36', '+$3.20 (+2%)', '4%'],
  ['Other (5)', '$94.53', '<$0.01', '2%'],
];

const button = (text: string, action_id: string, more: object = {}) => ({
  type: 'button',
  text: { type: 'plain_text', text },
  action_id,
  ...more,
});

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });

const CHARTS = (['bar', 'line'] as const).map((type) => ({
  type: 'data_visualization',
  title: type === 'bar' ? 'Spend by day' : 'Spend by day against the two weeks before',
  chart: {
    type,
    series: type === 'bar' ? [series('This period', THIS)] : [series('This period', THIS), series('Before', BEFORE)],
    axis_config: { categories: DAYS, x_label: 'UTC day', y_label: 'US dollars' },
  },
}));

/** A report as the product would give one: every kind of block that it uses. */
export const REPORT = {
  text: 'Claude spend: $4,853.30',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: ':moneybag: Claude spend, 1–21 Nov 2026 UTC' } },
    {
      type: 'section',
      text: mrkdwn(
        '*$4,853.30* · up $829.71 (+21 %) on the same days of October\nMonth end: about *$7,020* (`$6,480` – `$7,610`)',
      ),
      fields: [
        mrkdwn('*Budget*\n$7,500 a month'),
        mrkdwn(
          '*Used*\n:large_green_square::large_green_square::large_green_square::white_large_square::white_large_square: 65 %',
        ),
      ],
      accessory: button('Edit budget', 'edit'),
    },
    ...CHARTS,
    {
      type: 'table',
      column_settings: [null, { align: 'right' }, { align: 'right' }, { align: 'right' }],
      rows: ROWS.map((row) => row.map(cell)),
    },
    { type: 'divider' },
    {
      type: 'context',
      elements: [
        mrkdwn(
          'Complete to <!date^1763769600^{date_short} {time}|21 Nov>. Today is not in it. _Priority Tier is not included._',
        ),
      ],
    },
    {
      type: 'actions',
      elements: [
        button('Share in channel', 'share'),
        button('Acknowledge', 'acknowledge', {
          style: 'danger',
          confirm: {
            title: { type: 'plain_text', text: 'Acknowledge this?' },
            text: mrkdwn('It will say that *you* did.'),
            confirm: { type: 'plain_text', text: 'Acknowledge' },
            deny: { type: 'plain_text', text: 'Cancel' },
            style: 'danger',
          },
        }),
      ],
    },
  ],
};

/** Words that try to be more than words. */
export const WORDS = {
  text: 'words',
  blocks: [
    {
      type: 'section',
      text: mrkdwn(
        '&lt;img src=x onerror="document.title=1"&gt; *bold &amp; brave* _slanted_ ~gone~ `code` <https://claude.com|a link> <javascript:alert(1)|no link> <@U0MAYA> <#C0GENERAL> :warning: :no_such_emoji: 3 * 4 * 5\n&gt; quoted',
      ),
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Rich', style: { bold: true } },
            { type: 'text', text: ' words' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U0ADAM' }] }],
        },
      ],
    },
  ],
};

export const MODAL = {
  type: 'modal',
  callback_id: 'budget',
  title: { type: 'plain_text', text: 'Monthly budget' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'amount',
      label: { type: 'plain_text', text: 'Amount in US dollars' },
      hint: { type: 'plain_text', text: 'For the whole organisation' },
      element: { type: 'plain_text_input', action_id: 'amount', placeholder: { type: 'plain_text', text: '7500' } },
    },
    {
      type: 'input',
      block_id: 'rhythm',
      label: { type: 'plain_text', text: 'How often' },
      element: {
        type: 'static_select',
        action_id: 'rhythm',
        options: ['daily', 'weekly', 'monthly'].map((value) => ({ text: { type: 'plain_text', text: value }, value })),
        initial_option: { text: { type: 'plain_text', text: 'monthly' }, value: 'monthly' },
      },
    },
  ],
};

export const HOME = {
  type: 'home',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'At a glance' } },
    { type: 'section', text: mrkdwn('*$4,853.30* this month of a budget of $7,500') },
    { type: 'actions', elements: [button('Acknowledge', 'acknowledge')] },
  ],
};
