package org.sdlgm.reference;

import org.junit.jupiter.api.Nested;
import org.sdlgm.config.SamplingMode;

/** The reference keeps every contract: each can be kept. */
class ReferenceKeepsContractsTest {
  @Nested
  class Sparsity extends ReferenceContracts.Sparsity {}

  @Nested
  class Features extends ReferenceContracts.Features {}

  @Nested
  class Decoder extends ReferenceContracts.Decoder {}

  @Nested
  class Bernoulli extends ReferenceContracts.Bernoulli {}

  @Nested
  class Gaussian extends ReferenceContracts.Gaussian {}

  @Nested
  class SparseLatent extends ReferenceContracts.SparseLatent {}

  @Nested
  class GaussianLatent extends ReferenceContracts.GaussianLatent {}

  @Nested
  class CauchyLatent extends ReferenceContracts.CauchyLatent {}

  @Nested
  class Pathwise extends ReferenceContracts.Pathwise {}

  @Nested
  class StraightThrough extends ReferenceContracts.Pathwise {
    @Override
    protected SamplingMode sampling() {
      return SamplingMode.STRAIGHT_THROUGH;
    }
  }

  @Nested
  class ScoreFunction extends ReferenceContracts.ScoreFunction {}
}
