/** Only addresses that can be nothing but pictures. */
export const safeImage = (address) =>
  /^(https:|data:image\/(png|jpeg|gif);)/.test(address ?? '') ? address : undefined;
