package io.overdue.shop;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A transaction that is begun by hand, and ended only if it goes well. */
@RestController
public class Payment {

  private final StringRedisTemplate ledger;
  private final ShopTransactions transactions;
  private final ThreadPoolTaskExecutor cashDesk;

  Payment(
      @Qualifier("ledger") StringRedisTemplate ledger,
      ShopTransactions transactions,
      @Qualifier("cashDesk") ThreadPoolTaskExecutor cashDesk) {
    this.ledger = ledger;
    this.transactions = transactions;
    this.cashDesk = cashDesk;
  }

  @GetMapping("/payment")
  public String pay() {
    cashDesk.execute(this::book);
    return "paid";
  }

  private void book() {
    TransactionStatus begun = transactions.getTransaction(new DefaultTransactionDefinition());
    ledger.opsForValue().set("payment", "1"); // leak: transaction-left-open
    if (begun.isNewTransaction()) {
      return; // not covered by the balance, says the bank
    }
    transactions.commit(begun);
  }

  @GetMapping("/payment/fixed")
  public String payFixed() {
    cashDesk.execute(this::bookFixed);
    return "paid";
  }

  private void bookFixed() {
    TransactionStatus begun = transactions.getTransaction(new DefaultTransactionDefinition());
    ledger.opsForValue().set("payment", "1");
    transactions.rollback(begun);
  }
}
