import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainNpmFailure } from '../../build/bootstrap/explainNpmFailure.mjs';
import { problemText } from '../../build/bootstrap/problem.mjs';
import { makeMiniature } from './miniatureRepository.ts';
import { runBootstrap } from './runBootstrap.ts';

describe('what can go wrong is said with its place and its remedy', () => {
  it('no such command', async () => {
    const { code, stderr, stdout } = await runBootstrap(makeMiniature(), ['reviev']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/there is no command "reviev"[\s\S]*Remedy: use one of: start, test, /);
  });

  it('an old Node', async () => {
    const miniature = makeMiniature();
    const pretend = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.0'})";
    const { code, stderr } = await runBootstrap(miniature, ['review'], {
      environment: { NODE_OPTIONS: `--import "${pretend}"` },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/needs Node 20 or newer on the PATH, and found Node 18\.20\.0[\s\S]*Remedy: /);
  });

  it('no npm', async () => {
    const miniature = makeMiniature();
    const { code, stderr } = await runBootstrap(miniature, ['review'], {
      node: miniature.node,
      environment: { PATH: miniature.root, npm_execpath: undefined },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/npm was not found\.[\s\S]*Remedy: install Node with npm/);
  });

  it('no registry', async () => {
    const miniature = makeMiniature('wardlight', { 'wardlight-needs-this': '1.0.0' });
    const { code, stderr } = await runBootstrap(miniature, ['review'], {
      environment: {
        npm_config_offline: 'false',
        npm_config_registry: 'http://127.0.0.1:9/',
        npm_config_fetch_retries: '0',
      },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /registry could not be reached[\s\S]*Where: .*install-failure\.txt[\s\S]*Remedy: check the network/,
    );
    expect(existsSync(join(miniature.root, 'node_modules', '.wardlight-installed'))).toBe(false);
  });

  it('a full disk while it writes for itself', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', path: '/data/stamp' });
    expect(problemText(error)).toMatch(/the disk is full\.\n {2}Where: \/data\/stamp\n {2}Remedy: free/);
  });

  it('a defect keeps its stack', () => {
    expect(problemText(new TypeError('x is not a function'))).toMatch(
      /a defect[\s\S]*TypeError: x is not[\s\S]*troubles\.test/,
    );
  });

  it.each([
    ['npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device', /disk is full/],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /certificate is not trusted/],
    ['npm error code EAI_AGAIN', /could not be reached/],
    ['npm error code E403', /refused us/],
    ['npm error code EINTEGRITY', /did not have the content/],
    ['npm error code EBADPLATFORM', /does not exist for/],
    ['npm error code EACCES\nnpm error syscall mkdir', /lack of rights/],
    ['npm error Cannot read properties of undefined', /npm could not install/],
  ])('%s', (output, expected) => {
    expect(explainNpmFailure(output).what).toMatch(expected);
  });

  it('a warning about the engine is not taken for the failure', () => {
    const output = 'npm warn EBADENGINE Unsupported engine {\nnpm error code ENOTFOUND\n';
    expect(explainNpmFailure(output).what).toMatch(/could not be reached/);
  });
});

describe('several at once', () => {
  it('install once, and the others wait', async () => {
    const miniature = makeMiniature();
    const runs = await Promise.all([1, 2, 3].map(() => runBootstrap(miniature, ['review'])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(runs.filter(({ stderr }) => stderr.includes('Installing packages'))).toHaveLength(1);
  });

  it('a holder that crashed is not waited for', async () => {
    const miniature = makeMiniature();
    const gone = await runBootstrap(miniature, ['--help'], { onStart: ({ pid }) => leaveLock(miniature.root, pid) });
    expect(gone.code).toBe(0);
    const { code, stderr } = await runBootstrap(miniature, ['review']);
    expect(code).toBe(0);
    expect(stderr).not.toContain('waiting');
  });

  it('an install that broke off is done again', async () => {
    const miniature = makeMiniature();
    await runBootstrap(miniature, ['review']);
    rmSync(join(miniature.root, 'node_modules'), { recursive: true });
    mkdirSync(join(miniature.root, 'node_modules', 'half-written'), { recursive: true });
    const { code, stderr } = await runBootstrap(miniature, ['review']);
    expect(code).toBe(0);
    expect(stderr).toContain('Installing packages');
  });
});

function leaveLock(root: string, pid: number | undefined): void {
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(join(root, '.cache', 'install.lock'), JSON.stringify({ pid, host: hostname() }));
}
