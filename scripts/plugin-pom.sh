#!/usr/bin/env bash
# plugin-pom.sh ARTIFACT [PACKAGING]: prints the POM of a project that has this version of the
# plugin; what stands within <plugin> besides, such as <configuration>, comes from standard input.
set -euo pipefail
version=$(sed -n 's#.*<version>\(.*\)</version>.*#\1#p' "$(dirname "$0")/../pom.xml" | head -n 1)
cat <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>$1</artifactId>
  <version>1</version>
  <packaging>${2:-pom}</packaging>
  <build>
    <plugins>
      <plugin>
        <groupId>dev.nnmaven</groupId>
        <artifactId>nn-maven-plugin</artifactId>
        <version>$version</version>
POM
cat
cat <<POM
      </plugin>
    </plugins>
  </build>
</project>
POM
