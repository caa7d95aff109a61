package io.fairway.events;

import java.util.List;

/**
 * What {@code fairway.yaml} asks of people before a release into an environment begins.
 *
 * @param environment name of the environment
 * @param by who may decide: names of people, or {@code group:NAME}; empty means anybody who is signed in
 * @param count how many different people have to approve
 * @param expiresSeconds how long the release waits for them
 */
public record RequiredApproval(String environment, List<String> by, int count, long expiresSeconds) {}
