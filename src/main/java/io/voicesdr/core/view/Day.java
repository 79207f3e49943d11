package io.voicesdr.core.view;

import java.time.LocalDate;

/**
 * The figures of one day. Immutable.
 *
 * @param messages of everybody
 * @param users customers who wrote
 * @param sessions that began
 * @param questions messages of customers that ask for an answer
 * @param answered those that have been replied to
 * @param handovers how often the bot said that a person will go on
 * @param leads that qualified
 * @param won leads that people won
 * @param lost leads that people gave up
 * @param responseTimes of the exchanges that began on that day
 * @param flowSessions sessions begun that were in the opening flow
 * @param converted those that ended in success
 * @param tokens that what the bot said has cost, about, as its marks say
 */
public record Day(
        LocalDate date,
        long messages,
        long fromCustomer,
        long fromBot,
        long fromPerson,
        long users,
        long sessions,
        long questions,
        long answered,
        long handovers,
        long leads,
        long won,
        long lost,
        Percentiles responseTimes,
        long flowSessions,
        long converted,
        long tokens) {}
