package dev.nnmaven.gate.testing;

import dev.nnmaven.nn.testing.Whole;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that stand in docs word for word cannot ask {@link Whole} themselves. */
public final class DocumentedExamples implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String name = context.getTestClass().map(Class::getName).orElse("");
    return name.equals("com.example.LettersTest") && !Whole.includes(name)
        ? ConditionEvaluationResult.disabled("-Dwhole runs it")
        : ConditionEvaluationResult.enabled("");
  }
}
