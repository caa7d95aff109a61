package io.fairway.eventlog;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Transactions of the service's database. */
@Singleton
class Transactions {

    private final TransactionManager manager;

    Transactions(TransactionManager manager) {
        this.manager = manager;
    }

    /** @throws IllegalStateException if the caller is in no transaction that can still commit */
    void requireOne(String purpose) {
        try {
            if (manager.getStatus() != Status.STATUS_ACTIVE) {
                throw new IllegalStateException(purpose + " needs a transaction");
            }
        } catch (SystemException e) {
            throw new IllegalStateException("the state of the transaction is unknown", e);
        }
    }

    /**
     * Runs work in a transaction of its own; whatever it throws rolls back and is thrown on.
     *
     * @throws Exception what the work threw, or that the transaction could not begin or commit
     */
    <T> T inNew(Duration timeout, Callable<T> work) throws Exception {
        manager.setTransactionTimeout(Math.toIntExact(timeout.toSeconds()));
        manager.begin();
        T result;
        try {
            result = work.call();
        } catch (Throwable failure) {
            rollBack(failure);
            throw failure;
        }
        manager.commit();
        return result;
    }

    private void rollBack(Throwable failure) {
        try {
            manager.rollback();
        } catch (SystemException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
