package org.sdlgm.djl.contract;

/** PyTorch keeps every contract. */
class PyTorchContractsTest extends EngineContracts {
  PyTorchContractsTest() {
    super(EngineUnderTest.PYTORCH);
  }
}
