package io.overdue.agent.findings;

/** A short, stable number for a cause: 64-bit FNV-1a of its parts, without line numbers. */
final class Fingerprint {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  static String of(String... parts) {
    long hash = BASIS;
    for (String part : parts) {
      for (int i = 0; i < part.length(); i++) {
        hash = (hash ^ part.charAt(i)) * PRIME;
      }
      hash = (hash ^ '|') * PRIME;
    }
    return String.format("%016x", hash).substring(0, 12);
  }
}
