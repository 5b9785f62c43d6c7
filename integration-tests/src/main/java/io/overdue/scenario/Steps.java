package io.overdue.scenario;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/** The life of a client in steps: each line of input names one, and is answered when it is done. */
public final class Steps {

  private Steps() {}

  /** Plays steps until the input ends. */
  public static void follow(Life life) throws Exception {
    BufferedReader steps = new BufferedReader(new InputStreamReader(System.in));
    for (String step = steps.readLine(); step != null; step = steps.readLine()) {
      life.play(step);
      System.out.println("done " + step);
    }
  }

  /** What is played. */
  public interface Life {
    void play(String step) throws Exception;
  }
}
