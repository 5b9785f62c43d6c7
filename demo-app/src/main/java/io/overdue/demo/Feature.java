package io.overdue.demo;

/** Something the service does with Redis, the wrong way and the right way. */
interface Feature {

  /** What its switch and its path are called. */
  String name();

  /** One request, served so that it leaks. */
  void leaky() throws Exception;

  /** The same request, served as it should be. */
  void healthy() throws Exception;
}
