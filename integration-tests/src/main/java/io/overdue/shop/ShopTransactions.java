package io.overdue.shop;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions without a database: what takes part in them is all there is. */
class ShopTransactions extends AbstractPlatformTransactionManager {

  private static final long serialVersionUID = 1L;

  @Override
  protected Object doGetTransaction() {
    return this;
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    // nothing but the resources bound to the thread
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    // done by those who take part
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    // done by those who take part
  }
}
