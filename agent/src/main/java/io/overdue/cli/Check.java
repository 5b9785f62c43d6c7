package io.overdue.cli;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.probe.Visit;
import java.util.concurrent.TimeUnit;

/** Looks at one server, twice for the rates. */
final class Check {

  private Check() {}

  /**
   * Asks the server.
   *
   * @return what was seen, as text
   * @throws Refused when it could not be asked, with the reason and the next step
   */
  static String run(CheckOrder order) throws Refused {
    Visit visit = Visit.to(order.uri(), order.rows());
    try {
      ServerFacts first = visit.look();
      if (first.answer() != Answer.OK) {
        throw new Refused(CheckRefusal.text(order.uri().toString(), first));
      }
      ServerFacts last = order.seconds() > 0 ? again(visit, order.seconds()) : first;
      return CheckText.of(order.uri().toString(), last);
    } finally {
      visit.close();
    }
  }

  private static ServerFacts again(Visit visit, int seconds) throws Refused {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException interrupted) {
      throw new Refused("The second look was called off.");
    }
    return visit.look();
  }
}
