/** A source that somebody has opened. */
export interface Source {
  readonly title: string;
  readonly author: string;
  readonly where: string;
}

/** What the gates cite, by key. */
export const bibliography = {
  backpropagation: {
    title: 'Backpropagation in Deep Neural Networks',
    author: 'course notes',
    where: 'the document that this project implements: its table of gates and gradients',
  },
  giles: {
    title:
      'Collected matrix derivative results for forward and reverse mode algorithmic differentiation',
    author: 'M. B. Giles (the abstract)',
    where: 'http://www.springerlink.com/content/h1750t57160w2782/',
  },
  derivatives: {
    title: 'Schaum’s Outline of Theory and Problems of Advanced Calculus',
    author: 'page 71, Derivatives of elementary functions',
    where:
      'https://digilib.universitaspertamina.ac.id/ebook/Schaum’s Outline of Theory and Problems of Advanced Calculus/files/basic-html/page80.html',
  },
  rules: {
    title: 'Rules for derivatives',
    author: 'Hardy Calculus',
    where: 'http://hardycalculus.com/calcindex/IE_rulesforderivatives.htm',
  },
  logSumExp: {
    title: 'LogSumExp',
    author: 'Wikipedia',
    where: 'https://en.wikipedia.org/wiki/LogSumExp',
  },
  gelu: {
    title: 'torch.nn.GELU',
    author: 'PyTorch documentation',
    where: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU',
  },
  leakyRelu: {
    title: 'torch.nn.LeakyReLU',
    author: 'PyTorch documentation',
    where: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html',
  },
  elu: {
    title: 'torch.nn.ELU',
    author: 'PyTorch documentation',
    where: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.ELU.html',
  },
  silu: {
    title: 'torch.nn.SiLU',
    author: 'PyTorch documentation',
    where: 'https://docs.pytorch.org/docs/2.15/generated/torch.nn.SiLU.html',
  },
  softsign: {
    title: 'torch.nn.Softsign',
    author: 'PyTorch documentation',
    where: 'https://docs.pytorch.org/docs/2.15/generated/torch.nn.Softsign.html',
  },
  softplus: {
    title: 'torch.nn.Softplus',
    author: 'PyTorch documentation',
    where: 'https://pytorch.org/docs/stable/generated/torch.nn.Softplus.html',
  },
  crossEntropy: {
    title: 'torch.nn.CrossEntropyLoss',
    author: 'PyTorch documentation',
    where: 'https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html',
  },
} as const satisfies Readonly<Record<string, Source>>;
