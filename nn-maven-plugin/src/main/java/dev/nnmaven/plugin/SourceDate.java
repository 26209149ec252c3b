package dev.nnmaven.plugin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The day of the sources, as reproducible builds have it: {@code project.build.outputTimestamp}, or
 * {@code SOURCE_DATE_EPOCH} of the environment, which continuous integration takes from the commit.
 * The clock is not a source: the same commit would give another file tomorrow.
 */
final class SourceDate {

  private static final String PROPERTY = "project.build.outputTimestamp";

  private SourceDate() {}

  /** The day in UTC, if the build says one. */
  static Optional<LocalDate> of(MavenSession session, MavenProject project) {
    return Stream.of(
            session.getUserProperties().getProperty(PROPERTY),
            project.getProperties().getProperty(PROPERTY),
            System.getenv("SOURCE_DATE_EPOCH"))
        .map(SourceDate::day)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Of seconds since 1970, or a time such as {@code 2026-11-27T20:00:00Z}; none of another text. It
   * has a year of four digits, as the file of the baseline wants it.
   */
  static Optional<LocalDate> day(@Nullable String text) {
    String time = text == null ? "" : text.strip();
    try {
      Instant instant =
          time.matches("[0-9]{2,12}")
              ? Instant.ofEpochSecond(Long.parseLong(time))
              : OffsetDateTime.parse(time).toInstant();
      return Optional.of(LocalDate.ofInstant(instant, ZoneOffset.UTC))
          .filter(day -> day.getYear() >= 1 && day.getYear() <= 9999);
    } catch (DateTimeException e) {
      return Optional.empty(); // such as "x", which turns the property off
    }
  }
}
