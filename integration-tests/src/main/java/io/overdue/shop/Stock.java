package io.overdue.shop;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Transactions as they are meant, short and long, ended by the proxy around this. */
@RestController
public class Stock {

  private static final int LONG_MILLIS = 4000;

  private final StringRedisTemplate ledger;

  Stock(@Qualifier("ledger") StringRedisTemplate ledger) {
    this.ledger = ledger;
  }

  @GetMapping("/stock")
  @Transactional
  public String take() {
    ledger.opsForValue().increment("stock");
    return "taken";
  }

  /** A transaction that is open for long is still a transaction. */
  @GetMapping("/inventory")
  @Transactional
  public String count() throws InterruptedException {
    ledger.opsForValue().set("inventory", "begun");
    Thread.sleep(LONG_MILLIS);
    ledger.opsForValue().set("inventory", "done");
    return "counted";
  }

  @GetMapping("/stock/report")
  @Transactional(readOnly = true)
  public String report() {
    return ledger.opsForValue().get("stock");
  }
}
