import { type Command, Option } from 'commander';
import { MODELS } from '../../../shared/models.ts';
import { say } from '../../../shared/words/say-in-terminal.ts';

/** Gives `generate` its options, grouped as they are thought about. */
export function addGenerateOptions(command: Command): Command {
  const models = MODELS.flatMap((model) => [model.id, ...model.aliases]).join(', ');
  const collect = (file: string, files: readonly string[]) => [...files, file];
  return command
    .optionsGroup(say('terminal.group.request'))
    .requiredOption('--prompt <text|@file>', say('terminal.option.prompt'))
    .option('--model <id>', say('terminal.option.model', { models }))
    .option('--size <WxH|auto>', say('terminal.option.size'))
    .option('--format <png|jpeg|webp>', say('terminal.option.format'))
    .option('--user <id>', say('terminal.option.user'))
    .optionsGroup(say('terminal.group.edit'))
    .addOption(new Option('--image <file>', say('terminal.option.image')).default([], 'none').argParser(collect))
    .option('--mask <file>', say('terminal.option.mask'))
    .optionsGroup(say('terminal.group.gpt'))
    .option('--n <1-10>', say('terminal.option.n'))
    .option('--quality <auto|low|medium|high>', say('terminal.option.quality'))
    .option('--background <auto|opaque|transparent>', say('terminal.option.background'))
    .option('--compression <0-100>', say('terminal.option.compression'))
    .option('--moderation <auto|low>', say('terminal.option.moderation'))
    .option('--stream', say('terminal.option.stream'))
    .option('--previews <0-3>', say('terminal.option.previews'))
    .optionsGroup(say('terminal.group.gemini'))
    .option('--thinking <minimal|high>', say('terminal.option.thinking'))
    .option('--modalities <text,image>', say('terminal.option.modalities'))
    .option('--media-resolution <low|medium|high>', say('terminal.option.media-resolution'))
    .optionsGroup(say('terminal.group.result'))
    .option('--out <file>', say('terminal.option.out'))
    .option('--force', say('terminal.option.force'));
}
