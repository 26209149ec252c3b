package dev.nnmaven.trainer.testing;

import java.util.List;
import org.mockito.Mockito;

/** What was written to a mock or spy of a log. */
public final class LogLines {

  private LogLines() {}

  /** All lines, each after its level: {@code "info: model x"}. */
  public static List<String> of(Object log) {
    return Mockito.mockingDetails(log).getInvocations().stream()
        .filter(call -> call.getArguments().length > 0)
        .map(call -> call.getMethod().getName() + ": " + call.getArgument(0))
        .toList();
  }
}
