package dev.nnmaven.gate.card;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A licence as somebody wrote it.
 *
 * @param name such as {@code Apache-2.0} or {@code The Apache License, Version 2.0}
 * @param url where its text is; empty if unknown
 */
public record License(String name, String url) {

  private static final Pattern URL = Pattern.compile("https?://[\\w.~:/?#@!$&'()*+,;=%-]+");

  /** Those of SPDX, in small letters, that Hugging Face knows, too. */
  private static final Pattern SHARED =
      Pattern.compile(
          "(afl-3|agpl-3|apache-2|artistic-2|bsl-1|ecl-2|epl-[12]|etalab-2|l?gpl-3|gpl-2|mpl-2"
              + "|osl-3|cc0-1|cc-by(-nc)?(-sa|-nd)?-4|cc-by(-sa|-nc(-sa|-nd)?)?-3"
              + "|cdla-sharing-1|cdla-permissive-[12])\\.0|lgpl-2\\.1|eupl-1\\.[12]|ofl-1\\.1"
              + "|bsd-[23]-clause|isc|mit|ms-pl|ncsa|postgresql|unlicense|wtfpl|zlib");

  /** What many POMs have in place of SPDX's name. */
  private static final Map<String, String> WRITTEN_OUT =
      Map.of(
          "Apache License, Version 2.0", "Apache-2.0",
          "The Apache License, Version 2.0", "Apache-2.0",
          "The Apache Software License, Version 2.0", "Apache-2.0",
          "MIT License", "MIT",
          "The MIT License", "MIT");

  /** Leaves out an address that no program could follow. */
  public License {
    url = URL.matcher(url.strip()).matches() ? url.strip() : "";
    name = name.isBlank() ? url : name.strip();
  }

  /** What Hugging Face calls it; {@code other} if it has no name for it. */
  String huggingFace() {
    String id = WRITTEN_OUT.getOrDefault(name, name).toLowerCase(Locale.ROOT);
    String known = id.replaceFirst("-(only|or-later)$", "");
    return SHARED.matcher(known).matches() ? known : "other";
  }
}
