package dev.nnmaven.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses of a standalone cluster's masters, of which one leads.
 *
 * @param hosts with their ports, as {@code host:port}; none where something else is the master
 */
record MasterAddress(List<String> hosts) {

  private static final String STANDALONE = "spark://";
  private static final int MOST_MILLIS = 3_000;

  static MasterAddress of(String master) {
    return new MasterAddress(
        master.startsWith(STANDALONE)
            ? List.of(master.substring(STANDALONE.length()).split(","))
            : List.of());
  }

  /** Why none of them can be reached; nothing if one can, or there is none to ask. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (String host : hosts) {
      int colon = host.lastIndexOf(':');
      try (Socket socket = new Socket()) {
        int port = Integer.parseInt(host.substring(colon + 1));
        socket.connect(new InetSocketAddress(host.substring(0, colon), port), MOST_MILLIS);
        return List.of();
      } catch (IOException | IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
    }
    return problems;
  }

  /** Whether all are of this machine alone, so that no executor can be elsewhere. */
  boolean isLoopback() {
    return !hosts.isEmpty()
        && hosts.stream()
            .map(host -> host.substring(0, host.lastIndexOf(':')))
            .allMatch(MasterAddress::isLoopback);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
