package dev.nnmaven.trainer.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that look like a JDK. */
final class FakeJava {

  static final String WITH_VECTOR_API = "java.base jdk.incubator.vector java.desktop";
  static final String WITHOUT_VECTOR_API = "java.base java.desktop";

  private FakeJava() {}

  /** One whose {@code release} file says so, and whose {@code java} does nothing. */
  static JavaInstallation of(Path home, String version, String modules) throws IOException {
    JavaInstallation java = scripted(home, "exit 0");
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\nMODULES=\"%s\"\n"
            .formatted(version, modules));
    return java;
  }

  /** One without a {@code release} file, whose {@code java} is a script of the shell. */
  static JavaInstallation scripted(Path home, String script) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new JavaInstallation(java);
  }
}
