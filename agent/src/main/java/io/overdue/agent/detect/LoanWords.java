package io.overdue.agent.detect;

import io.overdue.agent.facts.ExitFacts;
import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of sentences about loans. */
final class LoanWords {

  private LoanWords() {}

  static String balanceSentence(SiteFacts site) {
    return "Since the agent began this line took "
        + Words.number(site.counts().opened())
        + " and gave back "
        + Words.number(site.counts().returned())
        + "."
        + unknownCaller(site);
  }

  /** Where no frame was the application's: which thread it was that asked. */
  private static String unknownCaller(SiteFacts site) {
    return site.name().isApplication() || site.outstanding().isEmpty()
        ? ""
        : " It asks on a thread of the library, "
            + site.outstanding().get(0).thread()
            + ", where no frame is the application's: on whose behalf cannot be told.";
  }

  static String usual(SiteFacts site) {
    return site.held().count() == 0
        ? ""
        : " (99.9 % within " + Words.duration(1000 * site.held().at(99.9)) + ")";
  }

  static String through(SiteFacts site) {
    return site.name().through() == null ? "" : " through " + site.name().through() + "()";
  }

  static String oldest(List<Outstanding> outstanding) {
    return Words.duration(outstanding.get(0).ageNanos());
  }

  /** {@code 61 left com.acme.OrderCache.load by 2 kinds of exception, mostly X (message)}. */
  static String exits(List<Outstanding> outstanding) {
    return Words.number(outstanding.size())
        + " of them left "
        + outstanding.get(0).exit().method()
        + " by "
        + thrown(outstanding);
  }

  /** {@code 2 kinds of exception, mostly X (message)}, where each has one. */
  static String thrown(List<Outstanding> outstanding) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    ExitFacts most = outstanding.get(0).exit();
    for (Outstanding one : outstanding) {
      Integer count = kinds.get(one.exit().thrown());
      kinds.put(one.exit().thrown(), count == null ? 1 : count + 1);
      if (kinds.get(one.exit().thrown()) > kinds.get(most.thrown())) {
        most = one.exit();
      }
    }
    return (kinds.size() == 1 ? "" : kinds.size() + " kinds of exception, mostly ")
        + most.thrown()
        + (most.message() == null ? "" : " (" + withoutSecrets(most.message()) + ")");
  }

  /** Messages of exceptions quote URIs, and these have passwords. */
  private static String withoutSecrets(String message) {
    return message.replaceAll("//[^/@\\s]*@", "//***@");
  }

  static String threads(List<Outstanding> outstanding, Holder holder) {
    Set<String> names = new LinkedHashSet<>();
    for (Outstanding one : outstanding) {
      if (one.holder() == holder && names.size() < 3) {
        names.add(one.thread().isEmpty() ? "without a name" : one.thread());
      }
    }
    return String.join(", ", names) + (outstanding.size() > names.size() ? ", ..." : "");
  }

  /** {@code 61 connections of pool A are}. */
  static String those(LedgerFacts facts, List<Outstanding> outstanding) {
    return Words.count(outstanding.size(), "connection")
        + from(facts, outstanding)
        + " "
        + Words.form(outstanding.size(), "is", "are");
  }

  /** {@code of pool A}, {@code of pools A and 3 more}. */
  static String from(LedgerFacts facts, List<Outstanding> outstanding) {
    Map<Integer, String> names = new LinkedHashMap<>();
    for (Outstanding one : outstanding) {
      PoolFacts pool = pool(facts, one.pool());
      if (pool != null) {
        names.put(pool.id(), pool.name());
      }
    }
    if (names.isEmpty()) {
      return "";
    }
    String first = names.values().iterator().next();
    return names.size() == 1
        ? " of pool " + first
        : " of pools " + first + " and " + (names.size() - 1) + " more";
  }

  static String check(LedgerFacts facts, List<Outstanding> outstanding) {
    for (Outstanding one : outstanding) {
      PoolFacts pool = pool(facts, one.pool());
      if (pool != null && pool.server() != null) {
        return Commands.clientList(pool.server());
      }
    }
    return Commands.clientList(null);
  }

  /** Our ends of their connections, as far as they are known. */
  static List<String> locals(List<Outstanding> outstanding) {
    List<String> locals = new ArrayList<>();
    for (Outstanding one : outstanding) {
      if (one.local() != null) {
        locals.add(one.local());
      }
    }
    return locals;
  }

  private static PoolFacts pool(LedgerFacts facts, int id) {
    for (PoolFacts pool : facts.pools()) {
      if (pool.id() == id) {
        return pool;
      }
    }
    return null;
  }
}
