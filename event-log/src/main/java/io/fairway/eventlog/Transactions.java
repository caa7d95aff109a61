package io.fairway.eventlog;

import jakarta.inject.Singleton;
import jakarta.transaction.NotSupportedException;
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

    /** @throws IllegalStateException if the caller is in a transaction */
    void requireNone(String purpose) {
        try {
            if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
                throw new IllegalStateException(purpose + " begins its own transaction and takes no part in another");
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
        begin(timeout);
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

    /** The timeout is one of the thread, which has other work to do afterwards. */
    private void begin(Duration timeout) throws NotSupportedException, SystemException {
        manager.setTransactionTimeout(Math.toIntExact(timeout.toSeconds()));
        try {
            manager.begin();
        } finally {
            manager.setTransactionTimeout(0);
        }
    }

    private void rollBack(Throwable failure) {
        try {
            manager.rollback();
        } catch (SystemException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
