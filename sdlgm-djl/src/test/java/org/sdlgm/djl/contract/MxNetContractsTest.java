package org.sdlgm.djl.contract;

/** MXNet keeps every contract. */
class MxNetContractsTest extends EngineContracts {
  MxNetContractsTest() {
    super(EngineUnderTest.MXNET);
  }
}
