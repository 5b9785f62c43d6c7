package io.overdue.agent.probe;

import java.util.List;

/** Knows where the application is connected to. */
public interface Targets {

  /** One a node; probe thread only. */
  List<Target> now();
}
