package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.TrainingListener;

/**
 * Watches the trainings of a model's networks, and keeps their checkpoints. Called on several
 * threads, for each network on one.
 */
public interface MemberWatch<M extends Metrics> {

  /** Watches nothing, and keeps no checkpoints. */
  static <M extends Metrics> MemberWatch<M> none() {
    return new MemberWatch<>() {};
  }

  /** Listener of the training of one network, whose number counts from 1. */
  default TrainingListener<M> listener(int member) {
    return TrainingListener.none();
  }

  /** Where the training of one network keeps its checkpoints. */
  default Checkpoints<M> checkpoints(int member, TrainingRun<M> run) {
    return Checkpoints.none();
  }

  /** Watches the retrainings; to be called on the network's own thread. */
  default MemberWatch<M> refit(TrainingRun.PartialResult<M> result, TrainingRun<M> second) {
    return none();
  }

  /** Called when one network is trained. */
  default void finished(int member, TrainingRun.Outcome<M> outcome) {}
}
