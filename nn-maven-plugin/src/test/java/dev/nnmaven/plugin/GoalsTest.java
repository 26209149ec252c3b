package dev.nnmaven.plugin;

import dev.nnmaven.plugin.testing.GoalTest;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.junit.jupiter.api.BeforeEach;

/** The goals that most tests need, with nothing configured: a test sets their fields. */
@MojoParameter(name = "recipe", value = "plain")
@MojoParameter(name = "fork", value = "never") // another JVM for each test takes its time
abstract class GoalsTest extends GoalTest {

  TrainMojo train;
  EvaluateMojo evaluate;
  PredictMojo predict;
  BaselineMojo baseline;

  @BeforeEach
  final void inject(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate,
      @InjectMojo(goal = "predict") PredictMojo predict,
      @InjectMojo(goal = "baseline") BaselineMojo baseline) {
    this.train = train;
    this.evaluate = evaluate;
    this.predict = predict;
    this.baseline = baseline;
  }

  /** {@code -Dname=value} on the command line. */
  final void commandLine(String name, String value) {
    train.session.getUserProperties().setProperty(name, value);
  }
}
