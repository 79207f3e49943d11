package io.voicesdr.cep;

/** A service answered with a status from 400 up. */
final class CepHttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    CepHttpException(int status) {
        super("HTTP " + status, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
