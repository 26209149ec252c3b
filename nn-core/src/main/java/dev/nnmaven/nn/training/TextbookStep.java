package dev.nnmaven.nn.training;

import dev.nnmaven.nn.textbook.Learner;

/** Training step computed by the textbook {@link Learner}. */
record TextbookStep(Learner learner) implements Step {

  @Override
  public void startEpoch() {
    learner.startEpoch();
  }

  @Override
  public void run(int epoch, int[] order, int from, int to, float learningRate) {
    learner.learn(epoch, order, from, to, learningRate);
  }

  @Override
  public double lossSum() {
    return learner.lossSum();
  }

  @Override
  public int correct() {
    return learner.correct();
  }
}
