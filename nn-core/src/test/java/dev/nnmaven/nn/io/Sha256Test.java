package dev.nnmaven.nn.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-2

  @TempDir Path folder;

  @Test
  void of_bytesAndFiles_areThoseOfTheStandard() throws IOException {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(Sha256.of(abc)).isEqualTo(OF_ABC);
    assertThat(Sha256.of(Files.write(folder.resolve("abc"), abc))).isEqualTo(OF_ABC);
    assertThat(Sha256.of(Files.createFile(folder.resolve("empty"))))
        .isEqualTo(Sha256.of(new byte[0]))
        .startsWith("e3b0c44298fc1c14");
    MessageDigest digest = Sha256.start();
    Sha256.add(Files.writeString(folder.resolve("first"), "a"), digest);
    Sha256.add(Files.writeString(folder.resolve("second"), "bc"), digest);
    assertThat(Sha256.hex(digest)).isEqualTo(OF_ABC);
    assertThatThrownBy(() -> Sha256.of(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void of_fileOfManyBuffers_isThatOfItsBytes() throws IOException {
    byte[] content = new byte[1_000_003];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) ((i * i) >> 3);
    }
    Path file = Files.write(folder.resolve("large"), content);
    assertThat(Sha256.of(file)).isEqualTo(Sha256.of(content));
  }
}
